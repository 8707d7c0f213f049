using System.ComponentModel;
using System.Diagnostics;

namespace PetStore.ReleaseTool.Tests.Fixtures;

/// <summary>A library that changes how a process sees the disk, named to it in the variable LD_PRELOAD.</summary>
internal static class PreloadedLibrary
{
    /// <summary>Compiles one.</summary>
    /// <param name="source">The C file, relative to the folder of these tests.</param>
    /// <param name="target">The library to write. LD_PRELOAD takes a space in its path for the end of it.</param>
    public static void Compile(string source, string target)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux preloads libraries in this way.");
        try
        {
            using var compiler = Process.Start(
                "gcc",
                ["-shared", "-fPIC", "-o", target, RepositoryRoot.Combine($"tests/PetStore.ReleaseTool.Tests/{source}"), "-ldl"]);
            compiler.WaitForExit();
            Assert.Equal(0, compiler.ExitCode);
        }
        catch (Win32Exception exception)
        {
            Assert.Skip($"gcc cannot be started: {exception.Message}");
        }
    }
}
