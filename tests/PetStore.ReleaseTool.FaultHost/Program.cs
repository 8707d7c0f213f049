using PetStore.ReleaseTool.FaultHost;

return await PrebuiltPublish.RunAsync(feed: args[0], folder: args[1], commit: args[2]);
