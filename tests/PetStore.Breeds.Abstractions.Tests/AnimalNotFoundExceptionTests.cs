namespace PetStore.Breeds.Tests;

public class AnimalNotFoundExceptionTests
{
    [Fact]
    public void It_is_caught_as_a_key_that_is_not_found()
    {
        var error = new AnimalNotFoundException("Dragon");

        Assert.IsAssignableFrom<KeyNotFoundException>(error);
    }

    [Fact]
    public void It_needs_the_name_of_the_animal()
    {
        Assert.Throws<ArgumentNullException>("animal", () => new AnimalNotFoundException(null!));
    }
}
