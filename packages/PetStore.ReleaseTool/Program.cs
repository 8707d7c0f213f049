using System.Runtime.InteropServices;
using PetStore.ReleaseTool;
using PetStore.ReleaseTool.Reporting;

using var cancellation = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Cancel);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
var reporter = new Reporter(Console.Out, Console.Error, isTerminal: !Console.IsErrorRedirected, AzurePipelines.Find());
return await CommandLine.RunAsync(args, reporter, cancellation.Token);

void Cancel(PosixSignalContext signal)
{
    signal.Cancel = true;
    cancellation.Cancel();
}
