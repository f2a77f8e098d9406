// What SampleClient is made of.
let modelNames: [(type: String, parts: [String])] = [
  // #/components/schemas/Pet
  ("Pet", ["id", "kind", ]),
  // #/components/schemas/Pet/properties/kind, nested
  ("Pet.Kind", ["cat", "dog", ]),
  // #/components/schemas/PetEvent
  ("PetEvent", ["pet", ]),
  // #/components/schemas/PetOrEvent, a union
  ("PetOrEvent", ["Pet", "PetEvent", ]),
  // #/components/schemas/MoodEvent
  ("MoodEvent", ["glad", "sad", ]),
]
// getPet: GET /pets/{id}
