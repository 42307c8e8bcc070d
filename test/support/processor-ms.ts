/** Processor time of this process so far, milliseconds: unlike the clock's, it does not run on while other programs have the machine. */
export function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
