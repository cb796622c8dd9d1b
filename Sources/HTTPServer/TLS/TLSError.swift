// SPDX-License-Identifier: Apache-2.0

/// Why a certificate and its key cannot be served.
package enum TLSError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A file cannot be opened.
    case unreadable(file: String, reason: String)
    /// The file holds no chain of certificates in PEM.
    case noCertificate(file: String, reason: String)
    /// The file holds no private key in PEM.
    case noKey(file: String, reason: String)
    /// The key is encrypted with a passphrase, which a server has no way to ask for.
    case encryptedKey(file: String)
    /// The key is another one's.
    case mismatch(certificate: String, key: String)
    /// The certificate is of the past, or of the future; the days are of UTC.
    case expired(file: String, day: String)
    case notYetValid(file: String, day: String)
    /// A listener for https has no certificate.
    case noIdentity
    /// There is a certificate and no listener for https.
    case noListener
    /// OpenSSL itself cannot be set up.
    case library(reason: String)

    /// The file, what is wrong with it and the remedy.
    package var description: String {
        switch self {
        case .unreadable(let file, let reason):
            "\(file) cannot be read: \(reason). Correct the path, or let this user read it."
        case .noCertificate(let file, let reason):
            "\(file) holds no usable certificate: \(reason). Give a chain in PEM, the server's certificate first."
        case .noKey(let file, let reason):
            "\(file) holds no usable private key: \(reason). Give the key of the certificate in PEM."
        case .encryptedKey(let file):
            "\(file) is encrypted with a passphrase. Decrypt it (openssl pkey -in \(file)) and protect it by its mode."
        case .mismatch(let certificate, let key):
            "\(key) is not the key of \(certificate). Give the two that were made together."
        case .expired(let file, let day):
            "\(file) holds a certificate that expired on \(day). Renew it."
        case .notYetValid(let file, let day):
            "\(file) holds a certificate that is valid from \(day) on. Check the clock, or wait."
        case .noIdentity:
            "An https port needs a certificate and its private key. Give both, or no https port."
        case .noListener:
            "There is a certificate and no https port to use it on. Give a port, or no certificate."
        case .library(let reason):
            "OpenSSL cannot be set up: \(reason). Install libssl3 of this system."
        }
    }
}
