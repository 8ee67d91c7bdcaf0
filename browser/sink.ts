/** Script of the sink's page. */
import { startSinkPage } from './sink/connection.js';

startSinkPage();
