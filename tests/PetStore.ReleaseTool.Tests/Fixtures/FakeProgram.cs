namespace PetStore.ReleaseTool.Tests.Fixtures;

/// <summary>A shell script in place of a program, to see what the tool hands to it.</summary>
internal static class FakeProgram
{
    /// <summary>Writes a script.</summary>
    /// <param name="path">The file to write.</param>
    /// <param name="body">The script without its first line.</param>
    /// <returns>The path.</returns>
    public static string Write(string path, string body)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The script is one for a shell.");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, $"#!/bin/bash\n{body}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }

    /// <summary>Writes a git that runs a script before the real one, and the PATH on which it is found.</summary>
    public static string WriteGit(string folder, string before)
    {
        var path = Environment.GetEnvironmentVariable("PATH")!;
        var real = path.Split(Path.PathSeparator).Select(each => Path.Combine(each, "git")).First(File.Exists);
        Write(Path.Combine(folder, "git"), $"{before}\nexec '{real}' \"$@\"");
        return folder + Path.PathSeparator + path;
    }
}
