using System.Collections.Concurrent;

namespace PetStore.ReleaseTool.Tests.Fixtures;

/// <summary>A clock on which every pause is over at once, and is recorded. Nothing else moves it.</summary>
internal sealed class VirtualClock : TimeProvider
{
    private long _ticks = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

    /// <summary>Gets the pauses so far, in order.</summary>
    public ConcurrentQueue<TimeSpan> Pauses { get; } = [];

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public override DateTimeOffset GetUtcNow() => new(GetTimestamp(), TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Pauses.Enqueue(dueTime);
        Interlocked.Add(ref _ticks, dueTime.Ticks);
        return new Timer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
