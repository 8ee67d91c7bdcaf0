/** Script of the page that shows the certification of a client as it happens. */
import { startCertifyPage } from './certify/connection.js';

startCertifyPage();
