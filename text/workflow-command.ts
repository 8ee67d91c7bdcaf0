/** Text in a workflow command of GitHub Actions ("Workflow commands"): what would end it is escaped. */
export function commandText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** The same as a property of the command, where a colon or a comma would end it too. */
export function commandProperty(text: string): string {
  return commandText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
