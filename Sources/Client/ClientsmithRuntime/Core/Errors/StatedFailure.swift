/// An error of one of our own transports for tests, whose text holds no secret: the call's error says it as it is.
package protocol StatedFailure: Error, CustomStringConvertible {}
