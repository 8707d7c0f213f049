using PetStore.ReleaseTool.Benchmarks;
using PetStore.ReleaseTool.History;

if (args is [NbgvEngine.Argument, var directory, var package])
{
    Console.WriteLine(NbgvEngine.ComputeVersion(directory, package));
    return 0;
}

const string Publish = "publish";
const string Compat = "compat";
const string Check = "check";
string[] others = [Publish, Compat, Check];
var sizes = RepositorySize.Select([.. args.Except(others)]);
if (sizes.Count == 0)
{
    Console.Error.WriteLine(
        "usage: dotnet run -c Release --project tests/PetStore.ReleaseTool.Benchmarks -- "
        + $"[--quick | {string.Join(" | ", others)} | SIZE ...], of the sizes {string.Join(", ", RepositorySize.All)}");
    return 2;
}

const int Runs = 5;
const int FirstPublishRuns = 3;
const int CheckRuns = 3;
var folder = Path.Combine(Environment.CurrentDirectory, "artifacts", "benchmarks");
if (args is [] || args.Except(others).Any())
{
    var rows = new List<Measurement>();
    Console.WriteLine(MeasurementTable.FormatHead(Runs));
    foreach (var size in sizes)
    {
        Console.Error.WriteLine($"{size}: creating the repository");
        var repository = await SyntheticRepository.OpenAsync(folder, size);
        var feed = await SyntheticFeed.OpenAsync(repository);
        Console.Error.WriteLine($"{size}: measuring");
        rows.Add(await Measurement.TakeAsync(repository, feed, Runs));
        Console.WriteLine(MeasurementTable.FormatRow(rows[^1]));
    }

    Console.WriteLine();
    foreach (var line in MeasurementTable.FormatGrowth(rows))
    {
        Console.WriteLine(line);
    }
}

if (args is [] || args.Contains(Publish))
{
    Console.Error.WriteLine("publish: creating the repository, and measuring");
    Console.WriteLine();
    Console.WriteLine(
        await FirstPublishMeasurement.TakeAsync(Environment.CurrentDirectory, folder, FirstPublishRuns));
    Console.WriteLine(await PublishMeasurement.TakeAsync(await BuildableRepository.OpenAsync(folder), Runs));
}

if (args is [] || args.Contains(Compat))
{
    Console.Error.WriteLine("compat: measuring");
    Console.WriteLine(await CompatMeasurement.TakeAsync(
        Environment.CurrentDirectory, folder, "PetStore.Breeds.Abstractions", FirstPublishRuns));
}

if (args is [] || args.Contains(Check))
{
    Console.WriteLine();
    Console.WriteLine(CheckMeasurement.Head);
    foreach (var packages in CheckableRepository.Sizes)
    {
        Console.Error.WriteLine($"check of {packages} packages: creating the repository, and measuring");
        Console.WriteLine(
            await CheckMeasurement.TakeAsync(await CheckableRepository.OpenAsync(folder, packages), CheckRuns));
    }
}

return 0;
