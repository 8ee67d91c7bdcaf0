/** Grades that payload files can have: a page shows them, or they were seen in traffic. */
export const sampleGrades = ['documented', 'observed'] as const;
