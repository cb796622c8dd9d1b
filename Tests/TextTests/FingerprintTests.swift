// SPDX-License-Identifier: Apache-2.0
import Testing
import Text

@Suite struct `A fingerprint` {
    /// The 64-bit FNV-1a hashes of the authors' test vectors (IETF draft-eastlake-fnv).
    @Test(arguments: [("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("foobar", "85944171f73967e8")])
    func `is that of the authors`(text: String, digits: String) {
        var ofText = Fingerprint()
        ofText.add(text)
        #expect(ofText.digits == digits)
        var ofBytes = Fingerprint()
        for byte in text.utf8 { ofBytes.add([byte]) }
        #expect(ofBytes == ofText)
    }

    @Test func `has sixteen digits`() {
        for number in 0..<1000 {
            var fingerprint = Fingerprint()
            fingerprint.add("\(number)")
            #expect(fingerprint.digits.count == 16)
        }
    }
}
