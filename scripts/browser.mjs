// Finds a Chromium for the browser tests, or installs one, and says which.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { root } from './files.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const macApps = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function systemBrowser() {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return [...folders.flatMap((folder) => names.map((name) => path.join(folder, name))), ...macApps].find(isExecutable);
}

function playwrightBrowser() {
  const file = chromium.executablePath();
  return file && existsSync(file) ? file : undefined;
}

function run(command, args, timeout) {
  return spawnSync(command, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], timeout }).status === 0;
}

function downloadByPlaywright() {
  console.log("browser: none found; trying Playwright's own download");
  const cli = fileURLToPath(import.meta.resolve('@playwright/test/cli'));
  return run(process.execPath, [cli, 'install', 'chromium'], 90_000) ? playwrightBrowser() : undefined;
}

function installByApt() {
  if (!existsSync('/usr/bin/apt-get')) return undefined;
  console.log("browser: that failed; installing Debian's chromium by apt-get");
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = (...args) => {
    const [command, ...rest] = [...asRoot, 'apt-get', ...args];
    return run(command, rest, 300_000);
  };
  apt('update', '-qq');
  apt('install', '-y', '-qq', '--no-install-recommends', 'chromium');
  return systemBrowser();
}

/** Path of a Chromium, installed if need be; ends the process where none is to be had. */
export function ensureBrowser() {
  const named = process.env.CHROMIUM_PATH;
  const found = named || systemBrowser() || playwrightBrowser() || downloadByPlaywright() || installByApt();
  if (!found) {
    console.error(
      'browser: no Chromium found and none could be installed; install one and set CHROMIUM_PATH to its path',
    );
    process.exit(2);
  }
  console.log(`browser: ${found}`);
  return found;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensureBrowser();
