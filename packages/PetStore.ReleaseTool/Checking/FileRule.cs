namespace PetStore.ReleaseTool.Checking;

/// <summary>A rule that reads only the files of the working tree.</summary>
internal abstract class FileRule : ICheckRule
{
    public string Step => "Reading the working tree";

    public bool ReadsOnlyFiles => true;

    public Task<IReadOnlyList<Finding>> CheckAsync(CheckContext context, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Finding>>([.. Check(context)]);

    protected abstract IEnumerable<Finding> Check(CheckContext context);
}
