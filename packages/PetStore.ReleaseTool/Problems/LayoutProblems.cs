using static PetStore.ReleaseTool.Problems.DisplayText;

namespace PetStore.ReleaseTool.Problems;

/// <summary>PSR104x: the file that names the folders of a repository.</summary>
internal static class LayoutProblems
{
    private const string File = "petstore-release.json";

    public static Problem Unreadable(string found) => new("PSR1040",
        $$"""{{File}}: it {{found}}, expected a JSON object such as { "packages": "src", "tests": "test" }. Correct the file.""");

    public static Problem UnknownKey(string key, IEnumerable<string> known) => new("PSR1041",
        $"{File}: the key '{Sanitize(key)}' is unknown. Remove it. Known keys are: {List(known)}.");

    public static Problem InvalidFolder(string key, string value) => new("PSR1042",
        $"{File}: '{key}' is '{Sanitize(value)}', expected a folder below the root, with '/', such as 'src' or "
            + "'src/libs'. Correct it.");

    public static Problem Nested(string outer, string outerFolder, string inner, string innerFolder) => new("PSR1043",
        $"{File}: '{inner}' is '{innerFolder}', which is in the folder of '{outer}', '{outerFolder}'. Name folders of "
        + "which none is inside another.");

    public static Problem OtherPackages(string found, string asked) => new("PSR1044",
        $"{File}: 'packages' is '{found}' already, and --packages is '{Sanitize(asked)}'. Change the file, or leave "
            + "the option out.");
}
