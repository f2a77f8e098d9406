/// Whether values go to the service or come from it: the same change of a schema means opposite things.
enum Direction: Hashable {
  case request, response
}
