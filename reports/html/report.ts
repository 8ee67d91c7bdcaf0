import type { RunRecord } from '../../engine/record/reader.js';
import { summarise } from '../../engine/record/summary.js';
import { completenessNotice } from './completeness.js';
import type { ReportContract } from './contract.js';
import { documentationSection } from './documentation.js';
import { findingsSection } from './findings.js';
import { foreignSection } from './foreign.js';
import { html } from './html.js';
import { layout } from './layout.js';
import { buildModel } from './model.js';
import { operationsSection, webhooksSection } from './operations.js';
import { figuresSection, footingSection, provenance, runHeader, verdictSection } from './overview.js';
import { toolbar } from './toolbar.js';
import { verdictLabels } from './words.js';

export type { ReportContract, ReportEdition, ReportOperation, ReportWebhook } from './contract.js';

/**
 * The conformance report of one run as one self-contained HTML file: a pure function of the record and of the contract
 * it was run against. Loads nothing; whatever the target answered is shown as text.
 * @example await writeFile('report.html', renderHtmlReport(await readRecord('record.ndjson'), contract));
 */
export function renderHtmlReport(record: RunRecord, contract: ReportContract): string {
  const summary = summarise(record);
  const model = buildModel(record, contract, summary);
  const { run, foreignDeliveries } = record;
  return layout({
    title: `${verdictLabels[summary.verdict]} · Partner API ${run.apiVersion} at ${run.target.name}`,
    header: runHeader(model),
    sections: [
      { id: 'findings', title: 'Findings' },
      { id: 'operations', title: 'Operations' },
      { id: 'webhooks', title: 'Webhooks' },
      ...(foreignDeliveries.length > 0 ? [{ id: 'foreign', title: 'Foreign deliveries' }] : []),
      ...(contract.defects.length > 0 ? [{ id: 'documentation', title: 'Documentation defects' }] : []),
    ],
    main: html`${completenessNotice(model)} ${verdictSection(model)} ${figuresSection(model)} ${footingSection(model)}
    ${toolbar(model)} ${findingsSection(model)} ${operationsSection(model)} ${webhooksSection(model)}
    ${foreignSection(model)} ${documentationSection(model)}`,
    footer: provenance(model),
  }).toString();
}
