using PetStore.ReleaseTool.Benchmarks;

if (args is [NbgvEngine.Argument, var directory, var package])
{
    Console.WriteLine(NbgvEngine.ComputeVersion(directory, package));
    return 0;
}

if (args is not ([] or ["--quick"]))
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project tests/PetStore.ReleaseTool.Benchmarks -- [--quick]");
    return 2;
}

var folder = Path.Combine(Environment.CurrentDirectory, "artifacts", "benchmarks");
var runs = args.Length == 0 ? 5 : 3;
Console.WriteLine(MeasurementTable.FormatHead(runs));
foreach (var size in args.Length == 0 ? RepositorySize.All : RepositorySize.Quick)
{
    Console.Error.WriteLine($"{size}: creating the repository");
    var repository = await SyntheticRepository.OpenAsync(folder, size);
    var feed = await SyntheticFeed.OpenAsync(repository);
    Console.Error.WriteLine($"{size}: measuring");
    Console.WriteLine(MeasurementTable.FormatRow(await Measurement.TakeAsync(repository, feed, runs)));
}

return 0;
