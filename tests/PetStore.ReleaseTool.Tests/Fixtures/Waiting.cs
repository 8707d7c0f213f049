namespace PetStore.ReleaseTool.Tests.Fixtures;

/// <summary>Waits for what another process or thread does, and fails the test when that does not happen.</summary>
internal static class Waiting
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(20);

    // Far longer than anything takes that a test waits for, also on a machine under load.
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    /// <summary>Waits until a condition is met.</summary>
    /// <param name="condition">The condition; it can fail the test earlier.</param>
    /// <param name="expected">What is waited for, for the message.</param>
    public static async Task UntilAsync(Func<bool> condition, string expected)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(
                TimeProvider.System.GetElapsedTime(start) < _patience,
                $"{expected}: it did not happen within {_patience.TotalMinutes} minutes");
            await Task.Delay(_pause, TestContext.Current.CancellationToken);
        }
    }
}
