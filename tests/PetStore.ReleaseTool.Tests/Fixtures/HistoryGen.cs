using CsCheck;

namespace PetStore.ReleaseTool.Tests.Fixtures;

/// <summary>Describes random histories; of two that fail, the one with fewer commits is the smaller one.</summary>
internal sealed class HistoryGen(int smallest, int largest) : Gen<HistoryDescription>
{
    public override HistoryDescription Generate(PCG pcg, Size? min, out Size size)
    {
        var count = smallest + (int)pcg.Next((uint)(largest - smallest + 1));
        size = new Size((ulong)count);
        return new HistoryDescription((int)(pcg.Next() >> 1), count, pcg.Next(2) == 0);
    }
}
