// SPDX-License-Identifier: Apache-2.0
@main
struct Mandat {
    static func main() {}
}
