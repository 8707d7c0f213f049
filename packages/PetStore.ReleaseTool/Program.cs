using System.Runtime.InteropServices;
using PetStore.ReleaseTool.Commands;
using PetStore.ReleaseTool.Output;

using var cancellation = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Cancel);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
var output = new CommandOutput(
    Console.Out, Console.Error, !Console.IsOutputRedirected, !Console.IsErrorRedirected, AzurePipelines.Find());
return await CommandLine.RunAsync(args, output, cancellation.Token);

void Cancel(PosixSignalContext signal)
{
    signal.Cancel = true;
    cancellation.Cancel();
}
