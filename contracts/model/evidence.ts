/** How well a fact is known, strongest first (contracts/dossier/README.md). */
export const grades = ['documented', 'carried', 'observed', 'secondary', 'assumed'] as const;
export type Grade = (typeof grades)[number];

/** What a statement rests on: a table, a sentence, samples alone, or nothing the provider wrote. */
export type Basis = 'table' | 'prose' | 'example' | 'assumed';

/** Where a statement of the contract comes from. */
export interface Evidence {
  grade: Grade;
  /** Edition of the documentation that shows it (`test`, `2025` …); absent when nothing shows it. */
  edition?: string;
  /** Page or dossier entry, in words a reader can look up. */
  source?: string;
  basis?: Basis;
}

/** Whether a statement is known well enough to prove something: what rests on weaker evidence is a guess that held. */
export function isFirm({ grade }: Pick<Evidence, 'grade'>): boolean {
  return grade === 'documented' || grade === 'carried';
}

/** The weaker of several grades: a judgement is worth what its weakest premise is worth. */
export function weakestGrade(all: readonly Grade[]): Grade {
  return all.reduce((worst, grade) => (grades.indexOf(grade) > grades.indexOf(worst) ? grade : worst), 'documented');
}

/** The weakest of several pieces of evidence; the first one wins among equals. */
export function weakestEvidence(all: readonly Evidence[]): Evidence {
  const grade = weakestGrade(all.map((evidence) => evidence.grade));
  return all.find((evidence) => evidence.grade === grade) ?? { grade: 'assumed' };
}

/** One level lower: for `required`, `format`, `pattern`, `enum` and scale that only samples show. */
export function stepDown(grade: Grade): Grade {
  return grade === 'documented' ? 'carried' : 'assumed';
}

/** `x-evidence` as it stands in a contract: for the subtree, and for single keywords of the node. */
export interface EvidenceNode extends Evidence {
  /** Evidence of single keywords of this node. `required` speaks of this property in its parent. */
  keywords?: Partial<Record<string, Evidence>>;
}
