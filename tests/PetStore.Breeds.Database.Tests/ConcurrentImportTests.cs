namespace PetStore.Breeds.Database.Tests;

/// <summary>What imports that run at once do on every database.</summary>
public abstract class ConcurrentImportTests : DatabaseImportTests
{
    [Fact]
    public async Task Hosts_that_import_at_once_all_succeed_and_leave_the_import_of_one_of_them()
    {
        await Provider.EnsureCreatedAsync();
        string[] animals = ["Dog", "Cat", "Fish", "Bird", "Ant", "Bee", "Cow", "Hen"];

        await AtOnceAsync(hosts: 8, host => Provider.ImportAsync(
            animals.Skip(host).Concat(animals.Take(host)).Select(animal => Entry(animal, $"first of {host}", $"second of {host}"))));

        Assert.Equal(animals.Order(), (await Provider.GetAnimalsAsync()).Order());
        var breeds = (await Provider.GetAllBreedsAsync()).Select(entry => string.Join(", ", entry.Value)).Distinct();
        Assert.Matches(@"^first of (\d), second of \1$", Assert.Single(breeds));
    }

    [Fact]
    public async Task Animals_of_imports_that_run_at_once_do_not_interleave()
    {
        await Provider.EnsureCreatedAsync();

        for (var round = 0; round < 8; round++)
        {
            await AtOnceAsync(hosts: 4, host => Provider.ImportAsync(
                Enumerable.Range(0, 20).Select(number => Entry($"{round} {host} {number:00}", "Breed"))));
        }

        var animals = await Provider.GetAnimalsAsync();
        Assert.Equal(8 * 4 * 20, animals.Count);
        Assert.All(animals.Chunk(20), import => Assert.Equal(
            Enumerable.Range(0, 20).Select(number => $"{import[0][..3]} {number:00}"), import));
    }

    [Fact]
    public async Task Reading_all_shows_one_state_while_imports_replace_it()
    {
        string[] animals = [.. Enumerable.Range(0, 50).Select(number => $"Animal {number}")];
        await CreateProviderAsync([.. animals.Select(animal => Entry(animal, "state 0", "end of state 0"))]);
        using var done = new CancellationTokenSource();

        var states = Task.Run(async () =>
        {
            var seen = new List<string>();
            while (!done.IsCancellationRequested)
            {
                var all = await Provider.GetAllBreedsAsync();
                seen.Add(string.Join("; ", all.Select(entry => string.Join(", ", entry.Value)).Distinct()));
                Assert.Equal(animals, all.Select(entry => entry.Key));
            }

            return seen;
        });
        try
        {
            for (var state = 1; state <= 20; state++)
            {
                await Provider.ImportAsync(
                    animals.Select(animal => Entry(animal, $"state {state}", $"end of state {state}")));
            }
        }
        finally
        {
            await done.CancelAsync();
        }

        Assert.All((await states).Distinct(), state => Assert.Matches(@"^(state \d+), end of \1$", state));
    }

    protected static KeyValuePair<string, IReadOnlyList<string>> Entry(string animal, params string[] breeds) =>
        new(animal, breeds);

    private static Task AtOnceAsync(int hosts, Func<int, Task> importAsync) =>
        Task.WhenAll(Enumerable.Range(0, hosts).Select(host => Task.Run(() => importAsync(host))));
}
