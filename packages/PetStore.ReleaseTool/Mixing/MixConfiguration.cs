using System.Xml.Linq;
using NuGet.Configuration;

namespace PetStore.ReleaseTool.Mixing;

/// <summary>
/// A nuget.config that takes the packages of this repository from one folder and all else from where they came before.
/// </summary>
internal static class MixConfiguration
{
    private const string Mixed = "petstore-release-mix";
    private const string Cache = "petstore-release-cache";

    /// <summary>Writes the file. The files of the folders above it still count.</summary>
    /// <param name="folder">The folder to write into, inside of the checkout.</param>
    /// <param name="packages">The folder of the nupkgs.</param>
    /// <param name="ids">The packages of this repository.</param>
    public static void Write(string folder, string packages, IEnumerable<string> ids)
    {
        var settings = Settings.LoadDefaultSettings(folder);
        var cache = SettingsUtility.GetGlobalPackagesFolder(settings);
        var sources = new XElement("packageSources", Add(Mixed, packages));
        var mapping = new XElement("packageSourceMapping", Map(Mixed, ids));
        if (Directory.Exists(cache))
        {
            // What the machine has is not downloaded again.
            sources.Add(Add(Cache, cache));
            mapping.Add(Map(Cache, ["*"]));
        }

        if (!PackageSourceMapping.GetPackageSourceMapping(settings).IsEnabled)
        {
            var others = new PackageSourceProvider(settings).LoadPackageSources().Where(source => source.IsEnabled);
            mapping.Add(others.Select(source => Map(source.Name, ["*"])));
        }

        Directory.CreateDirectory(folder);
        new XDocument(new XElement("configuration", sources, mapping)).Save(Path.Combine(folder, "nuget.config"));
    }

    private static XElement Add(string key, string value) =>
        new("add", new XAttribute("key", key), new XAttribute("value", value));

    private static XElement Map(string source, IEnumerable<string> patterns) => new(
        "packageSource",
        new XAttribute("key", source),
        patterns.Select(pattern => new XElement("package", new XAttribute("pattern", pattern))));
}
