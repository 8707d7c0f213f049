namespace PetStore.ReleaseTool.Tests.Fixtures;

/// <summary>An environment variable of the test process, which gets its former value back.</summary>
internal sealed class ProcessVariable : IDisposable
{
    private readonly string _name;
    private readonly string? _former;

    public ProcessVariable(string name, string value)
    {
        (_name, _former) = (name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }

    public void Dispose() => Environment.SetEnvironmentVariable(_name, _former);
}
