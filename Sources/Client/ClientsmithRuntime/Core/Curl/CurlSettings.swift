#if os(Linux)

/// What all transfers of a transport have in common, in libcurl's words.
struct CurlSettings: Sendable {
  /// An option with a text, ended by a zero.
  struct Text: Sendable {
    let option: Int32
    let value: [CChar]

    init(_ option: Int32, _ value: String) {
      self.option = option
      self.value = Array(value.utf8CString)
    }
  }

  let library: CurlLibrary
  let connectionsPerHost: Int
  let texts: [Text]

  init(_ configuration: CurlTransport.Configuration, _ library: CurlLibrary) {
    self.library = library
    connectionsPerHost = max(1, configuration.connectionsPerHost)
    var texts: [Text] = []
    switch configuration.proxy {
    case .environment: break
    case .none: texts.append(Text(CurlOption.proxy, ""))
    case .server(let url, let user, let password, let except):
      texts.append(Text(CurlOption.proxy, url))
      texts.append(Text(CurlOption.noProxy, except.joined(separator: ",")))
      if let user { texts.append(Text(CurlOption.proxyUser, user)) }
      if let password { texts.append(Text(CurlOption.proxyPassword, password.reveal())) }
    }
    let tls = configuration.tls
    if let file = tls.certificateAuthorities {
      texts.append(Text(CurlOption.authorities, file))
      texts.append(Text(CurlOption.proxyAuthorities, file))
    }
    if let identity = tls.clientCertificate {
      texts.append(Text(CurlOption.certificate, identity.certificate))
      texts.append(Text(CurlOption.key, identity.key))
      if let password = identity.password { texts.append(Text(CurlOption.keyPassword, password.reveal())) }
    }
    if !tls.pinnedPublicKeys.isEmpty {
      texts.append(Text(CurlOption.pinnedKeys, tls.pinnedPublicKeys.joined(separator: ";")))
    }
    if let path = configuration.unixSocket { texts.append(Text(CurlOption.unixSocket, path)) }
    self.texts = texts
  }
}
#endif
