namespace PetStore.ReleaseTool.Tests.Fixtures;

/// <summary>Writes the files that the conventions ask for, without committing them.</summary>
internal static class FixtureRepositoryExtensions
{
    extension(FixtureRepository)
    {
        /// <summary>A repository whose one commit holds packages of version 1.0, none of which depends on another.</summary>
        public static async Task<FixtureRepository> CreateWithPackagesAsync(params string[] ids)
        {
            var repository = await FixtureRepository.CreateAsync();
            repository.Write("version.json", FixtureFiles.RootVersionFile);
            foreach (var id in ids)
            {
                repository.WritePackage(id, "1.0");
            }

            await repository.CommitAsync("Add the packages");
            return repository;
        }
    }

    /// <summary>Writes the version file, the project and the lock file of a package.</summary>
    public static void WritePackage(
        this FixtureRepository repository, string id, string version, params string[] dependencies)
    {
        repository.Write($"packages/{id}/version.json", FixtureFiles.VersionFile(version));
        repository.Write($"packages/{id}/{id}.csproj", FixtureFiles.Project);
        repository.Write($"packages/{id}/packages.lock.json", FixtureFiles.LockFile(dependencies));
    }

    public static void WriteConsumer(this FixtureRepository repository, string name, string id, string version) =>
        repository.Write($"consumers/{name}/{name}.csproj", FixtureFiles.Consumer(id, version));

    /// <summary>Commits a new source file of a package, which makes the package's next version.</summary>
    public static Task<string> CommitChangeAsync(this FixtureRepository repository, string id)
    {
        repository.Write($"packages/{id}/{Guid.NewGuid():N}.cs", "");
        return repository.CommitAsync($"Change {id}");
    }

    /// <summary>Gives the last commit another date, such as <c>0 +0000</c>.</summary>
    public static async Task SetCommitterDateAsync(this FixtureRepository repository, string date)
    {
        var commit = await repository.GitAsync(["cat-file", "commit", "HEAD"]);
        var lines = commit.Split('\n').Select(line =>
            line.StartsWith("committer ", StringComparison.Ordinal)
                ? $"committer Ann Author <ann@example.org> {date}"
                : line);
        var id = await repository.GitAsync(
            ["hash-object", "-t", "commit", "-w", "--stdin"], string.Join('\n', lines) + "\n");
        await repository.GitAsync(["reset", "--quiet", "--soft", id]);
    }

    /// <summary>Deletes an object that is not packed yet.</summary>
    public static void DeleteObject(this FixtureRepository repository, string id)
    {
        var path = repository.Combine($".git/objects/{id[..2]}/{id[2..]}");
        File.SetAttributes(path, FileAttributes.Normal);
        File.Delete(path);
    }

    public static void Delete(this FixtureRepository repository, string path)
    {
        if (Directory.Exists(repository.Combine(path)))
        {
            Directory.Delete(repository.Combine(path), recursive: true);
        }
        else
        {
            File.Delete(repository.Combine(path));
        }
    }
}
