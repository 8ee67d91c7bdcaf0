// Writes docs/certification-matrix.md: every broken receiver and the requirement that finds it. A test holds that it is fresh.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { matrixPage } from './matrix.js';
import { packageRoot } from '../../contracts/model/load.js';

writeFileSync(path.join(packageRoot, 'docs/certification-matrix.md'), matrixPage());
