// Says by being there that this runtime works with clients of generation 1: generated code asks `#if canImport(ClientsmithGeneration1)`
// and, where it is not, consists of one `#error` that says what to do. It holds nothing, so that it costs nothing.
//
// When the insides of the runtime that generated code calls change so that generated clients no longer compile, this module's
// number is raised, here, in `Package.swift` and in `Emitter`; a runtime that works with both generations has both modules.
