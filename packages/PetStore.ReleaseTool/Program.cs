using System.Runtime.InteropServices;
using PetStore.ReleaseTool.Commands;
using PetStore.ReleaseTool.Files;
using PetStore.ReleaseTool.Output;

var patience = TimeSpan.FromSeconds(1.5);
using var cancellation = new CancellationTokenSource();
using var forced = new Timer(_ => End());
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Cancel);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
Console.SetOut(new GuardedWriter(Console.Out, isResult: true));
Console.SetError(new GuardedWriter(Console.Error, isResult: false));
var output = new CommandOutput(
    Console.Out, Console.Error, !Console.IsOutputRedirected, !Console.IsErrorRedirected, AzurePipelines.Find());
var status = await CommandLine.RunAsync(args, output, cancellation.Token);
if (cancellation.IsCancellationRequested)
{
    ChildProcesses.End(ChildProcesses.Run);
}

return status;

void Cancel(PosixSignalContext signal)
{
    signal.Cancel = true;
    forced.Change(patience, Timeout.InfiniteTimeSpan);
    _ = cancellation.CancelAsync();
}

// Not every wait can be cancelled: a library may be reading a file system or a server that does not answer.
void End()
{
    ChildProcesses.End(ChildProcesses.Run);
    Environment.Exit(ExitStatus.Cancelled);
}
