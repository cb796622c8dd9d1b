// SPDX-License-Identifier: Apache-2.0
import COpenSSL
import Glibc
import HTTPServer

/// A certificate that signs itself and its key, made in memory and written to a folder that goes with it.
final class TestIdentity: Sendable {
    let folder: String
    var files: TLSFiles { TLSFiles(certificate: folder + "/certificate.pem", key: folder + "/key.pem") }

    /// - Parameters:
    ///   - serial: what a client sees of it.
    ///   - days: how long it is valid from now on; a negative number makes one of the past.
    init(serial: Int = 1, days: Int = 1) {
        var template = Array("/tmp/mandat-test-XXXXXX".utf8CString)
        folder = template.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) } ?? ""
        }
        write(serial: serial, days: days)
    }

    deinit {
        for name in ["certificate.pem", "key.pem", "socket"] { unlink("\(folder)/\(name)") }
        rmdir(folder)
    }

    /// Makes another key and certificate in the same place.
    func write(serial: Int, days: Int = 1) {
        let request = EVP_PKEY_CTX_new_id(EVP_PKEY_EC, nil)
        EVP_PKEY_keygen_init(request)
        EVP_PKEY_CTX_set_ec_paramgen_curve_nid(request, NID_X9_62_prime256v1)
        var key: OpaquePointer?
        EVP_PKEY_keygen(request, &key)
        let certificate = X509_new()
        X509_set_version(certificate, 2)
        ASN1_INTEGER_set(X509_get_serialNumber(certificate), serial)
        X509_gmtime_adj(X509_getm_notBefore(certificate), -10 * 86_400)
        X509_gmtime_adj(X509_getm_notAfter(certificate), days * 86_400)
        X509_set_pubkey(certificate, key)
        let name = X509_get_subject_name(certificate)
        X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, "localhost", -1, -1, 0)
        X509_set_issuer_name(certificate, name)
        X509_sign(certificate, key, EVP_sha256())
        if let file = fopen(files.certificate, "w") {
            PEM_write_X509(file, certificate)
            fclose(file)
        }
        if let file = fopen(files.key, "w") {
            PEM_write_PrivateKey(file, key, nil, nil, 0, nil, nil)
            fclose(file)
        }
        X509_free(certificate)
        EVP_PKEY_free(key)
        EVP_PKEY_CTX_free(request)
    }

    /// Writes a key of another kind in the place of the certificate's.
    func replaceKey() {
        let request = EVP_PKEY_CTX_new_id(NID_ED25519, nil)
        EVP_PKEY_keygen_init(request)
        var key: OpaquePointer?
        EVP_PKEY_keygen(request, &key)
        if let file = fopen(files.key, "w") {
            PEM_write_PrivateKey(file, key, nil, nil, 0, nil, nil)
            fclose(file)
        }
        EVP_PKEY_free(key)
        EVP_PKEY_CTX_free(request)
    }

    /// Writes the key again, encrypted.
    func encryptKey() {
        guard let input = fopen(files.key, "r") else { return }
        let key = PEM_read_PrivateKey(input, nil, nil, nil)
        fclose(input)
        guard let output = fopen(files.key, "w") else { return }
        PEM_write_PKCS8PrivateKey(output, key, EVP_aes_128_cbc(), "secret", 6, nil, nil)
        fclose(output)
        EVP_PKEY_free(key)
    }
}
