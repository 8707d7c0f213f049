namespace PetStore.ReleaseTool.Files;

/// <summary>Chooses the variables that a child process gets: those on a list, and nothing else.</summary>
internal static class ChildEnvironment
{
    /// <summary>
    /// Gets the variables that any program needs to start, to find its user's files and to reach a server.
    /// </summary>
    public static IReadOnlyList<string> SystemNames { get; } =
    [
        "ALLUSERSPROFILE", "APPDATA", "COMSPEC", "HOME", "HOMEDRIVE", "HOMEPATH", "LANG", "LD_LIBRARY_PATH",
        "LOCALAPPDATA",
        "LOGNAME", "NUMBER_OF_PROCESSORS", "OS", "PATH", "PATHEXT", "PROCESSOR_ARCHITECTURE", "PROGRAMDATA",
        "PROGRAMFILES",
        "PROGRAMFILES(X86)", "PROGRAMW6432", "SYSTEMDRIVE", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "TZ", "USER",
        "USERNAME",
        "USERPROFILE", "WINDIR", "XDG_CACHE_HOME", "XDG_CONFIG_DIRS", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
        "XDG_RUNTIME_DIR",
        "ALL_PROXY", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "SSL_CERT_DIR", "SSL_CERT_FILE",
    ];

    /// <summary>Gets the prefixes of such variables.</summary>
    public static IReadOnlyList<string> SystemPrefixes { get; } = ["LC_"];

    /// <summary>Determines whether a variable is on a list; case does not count.</summary>
    public static bool Contains(IEnumerable<string> names, IEnumerable<string> prefixes, string name) =>
        names.Contains(name, StringComparer.OrdinalIgnoreCase)
        || prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    /// <summary>Creates the changes that take away all variables but the chosen ones.</summary>
    /// <param name="isPassedOn">Chooses.</param>
    /// <returns>Null for each variable that is taken away.</returns>
    public static Dictionary<string, string?> Create(Func<string, bool> isPassedOn) =>
        Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => !isPassedOn(name))
            .ToDictionary(name => name, _ => (string?)null);
}
