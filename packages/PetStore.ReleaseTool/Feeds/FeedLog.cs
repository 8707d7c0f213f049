using NuGet.Common;

namespace PetStore.ReleaseTool.Feeds;

/// <summary>Keeps the errors that NuGet's client logs: some it does not throw.</summary>
internal sealed class FeedLog : LoggerBase
{
    private readonly Lock _lock = new();
    private readonly List<string> _errors = [];

    public IReadOnlyList<string> Errors
    {
        get
        {
            lock (_lock)
            {
                return [.. _errors];
            }
        }
    }

    public override void Log(ILogMessage message)
    {
        if (message.Level == LogLevel.Error)
        {
            lock (_lock)
            {
                _errors.Add(message.Message);
            }
        }
    }

    public override Task LogAsync(ILogMessage message)
    {
        Log(message);
        return Task.CompletedTask;
    }
}
