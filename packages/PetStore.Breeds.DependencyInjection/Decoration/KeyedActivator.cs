using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace PetStore.Breeds.DependencyInjection.Decoration;

/// <summary>Creates a provider that is registered under a key.</summary>
internal static class KeyedActivator
{
    /// <summary>Creates an instance, and passes the key to a parameter that asks for it.</summary>
    public static object Create(
        IServiceProvider services,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type type,
        object key)
    {
        // Unlike the container, ActivatorUtilities does not know the attribute.
        var takesKey = type.GetConstructors()
            .SelectMany(constructor => constructor.GetParameters())
            .Any(parameter => parameter.IsDefined(typeof(ServiceKeyAttribute)));
        object[] arguments = takesKey ? [key] : [];
        return ActivatorUtilities.CreateInstance(services, type, arguments);
    }
}
