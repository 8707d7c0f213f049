using PetStore.ReleaseTool.Benchmarks;

if (args is [NbgvEngine.Argument, var directory, var package])
{
    Console.WriteLine(NbgvEngine.ComputeVersion(directory, package));
    return 0;
}

var sizes = RepositorySize.Select(args);
if (sizes.Count == 0)
{
    Console.Error.WriteLine(
        $"usage: dotnet run -c Release --project tests/PetStore.ReleaseTool.Benchmarks -- [--quick | SIZE ...], of the sizes {string.Join(", ", RepositorySize.All)}");
    return 2;
}

const int Runs = 5;
var folder = Path.Combine(Environment.CurrentDirectory, "artifacts", "benchmarks");
Console.WriteLine(MeasurementTable.FormatHead(Runs));
foreach (var size in sizes)
{
    Console.Error.WriteLine($"{size}: creating the repository");
    var repository = await SyntheticRepository.OpenAsync(folder, size);
    var feed = await SyntheticFeed.OpenAsync(repository);
    Console.Error.WriteLine($"{size}: measuring");
    Console.WriteLine(MeasurementTable.FormatRow(await Measurement.TakeAsync(repository, feed, Runs)));
}

return 0;
