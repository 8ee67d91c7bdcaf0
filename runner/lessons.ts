import { Lessons } from '../engine/lessons/lessons.js';
import type { DeliveryLine, LessonLine, RunLine } from '../engine/record/format.js';
import { scanRecord } from '../engine/record/reader.js';
import type { ChosenContract } from './contract.js';

/**
 * What a run taught about its contract. Patches are proposed for contracts of this project's form alone: those of other
 * APIs are their owners' documents, and what a run reads is not what they wrote.
 * @param records file of the record, complete but for its end, or those of all shards
 * @param whole the run that the shards are parts of
 */
export async function lessonsOf(
  records: readonly string[],
  { contract, identification }: Pick<ChosenContract, 'contract' | 'identification'>,
  whole?: RunLine,
): Promise<LessonLine[]> {
  let lessons: Lessons | undefined;
  const begun = (run: RunLine): Lessons =>
    (lessons ??= new Lessons({ contract, run: whole ?? run, proposes: identification === undefined }));
  const foreignDeliveries: DeliveryLine[] = [];
  for (const record of records) {
    const frame = await scanRecord(record, (entry, run) => begun(run).add(entry));
    begun(frame.run);
    foreignDeliveries.push(...frame.foreignDeliveries);
  }
  return lessons?.lines({ foreignDeliveries }) ?? [];
}
