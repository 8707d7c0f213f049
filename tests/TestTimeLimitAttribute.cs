using System.Collections.Concurrent;
using System.Reflection;
using Xunit.v3;

[assembly: PetStore.Tests.TestTimeLimit(minutes: 5)]

namespace PetStore.Tests;

/// <summary>Ends the test process when a test hangs, with the name of that test. Every test project compiles this file.</summary>
/// <param name="minutes">The most that one test may take.</param>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class TestTimeLimitAttribute(int minutes) : BeforeAfterTestAttribute
{
    private readonly ConcurrentDictionary<string, Timer> _timers = new(StringComparer.Ordinal);

    public override void Before(MethodInfo methodUnderTest, IXunitTest test) => _timers[test.UniqueID] = new Timer(
        _ => Environment.FailFast($"'{test.TestDisplayName}' took longer than {minutes} minutes."),
        state: null,
        TimeSpan.FromMinutes(minutes),
        Timeout.InfiniteTimeSpan);

    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (_timers.TryRemove(test.UniqueID, out var timer))
        {
            timer.Dispose();
        }
    }
}
