import type { RunLine } from '../../engine/record/format.js';
import type { RunRecord } from '../../engine/record/reader.js';
import type { ReportInProgress } from '../reporters/reporter.js';
import { ReportBuilder } from './builder.js';
import { completenessNotice } from './completeness.js';
import type { ReportContract } from './contract.js';
import { documentationSection } from './documentation.js';
import { findingsSection } from './findings.js';
import { foreignSection } from './foreign.js';
import { html } from './html.js';
import { layout } from './layout.js';
import { operationsSection, webhooksSection } from './operations.js';
import { figuresSection, footingSection, provenance, runHeader, verdictSection } from './overview.js';
import { toolbar } from './toolbar.js';
import { verdictLabels } from './words.js';

export type { ReportContract, ReportEdition, ReportOperation, ReportWebhook } from './contract.js';

/**
 * Begins the report of a record that is read case by case, so that one of any size fits into memory.
 * @example await scanRecord(file, (entry, run) => (report ??= beginHtmlReport(run, contract)).add(entry));
 */
export function beginHtmlReport(run: RunLine, contract: ReportContract): ReportInProgress {
  const builder = new ReportBuilder(run, contract);
  return {
    add: (entry) => builder.add(entry),
    finish(frame) {
      const { model, data } = builder.finish(frame);
      return layout({
        title: `${verdictLabels[model.totals.verdict]} · Partner API ${run.apiVersion} at ${run.target.name}`,
        header: runHeader(model),
        sections: [
          { id: 'findings', title: 'Findings' },
          { id: 'operations', title: 'Operations' },
          { id: 'webhooks', title: 'Webhooks' },
          ...(frame.foreignDeliveries.length > 0 ? [{ id: 'foreign', title: 'Foreign deliveries' }] : []),
          ...(contract.defects.length > 0 ? [{ id: 'documentation', title: 'Documentation defects' }] : []),
        ],
        main: html`${completenessNotice(model)} ${verdictSection(model)} ${figuresSection(model)}
        ${footingSection(model)} ${toolbar(model)} ${findingsSection(model)} ${operationsSection(model)}
        ${webhooksSection(model)} ${foreignSection(model)} ${documentationSection(model)}`,
        footer: provenance(model),
        ...(data && { data }),
      }).toString();
    },
  };
}

/**
 * The conformance report of one run as one self-contained HTML file: a pure function of the record and of the contract
 * it was run against. Loads nothing; whatever the target answered is shown as text.
 * @example await writeFile('report.html', renderHtmlReport(await readRecord('record.ndjson'), contract));
 */
export function renderHtmlReport({ run, cases, ...rest }: RunRecord, contract: ReportContract): string {
  const report = beginHtmlReport(run, contract);
  for (const entry of cases) report.add(entry);
  return report.finish({ run, ...rest });
}
