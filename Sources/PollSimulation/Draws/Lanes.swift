// SPDX-License-Identifier: Apache-2.0

/// Sixteen draws side by side: the vectors that the Monte Carlo engine is written in.
///
/// Only operations with one possible result are used: integer arithmetic modulo 2^32 or 2^64, and +, -, ×, ÷ of IEEE 754
/// single precision, each rounded on its own. There is no fused multiply-add (Swift never contracts `a * b + c`), no
/// function of libm and no reordering, so a lane has the same bits on every processor, whatever the width of its
/// registers.
typealias FloatLanes = SIMD16<Float>
/// Sixteen unsigned words.
typealias WordLanes = SIMD16<UInt32>
/// Sixteen signed integers.
typealias IntLanes = SIMD16<Int32>
/// Sixteen yes or no.
typealias LaneMask = SIMDMask<SIMD16<Int32>>

/// Draws in one vector.
let laneCount = 16

extension SIMD16 where Scalar == Float {
    /// The numbers with these bit patterns.
    @inline(__always) init(bitPatterns: WordLanes) {
        self.init()
        for lane in 0..<laneCount { self[lane] = Float(bitPattern: bitPatterns[lane]) }
    }

    /// The nearest numbers.
    @inline(__always) init(nearest integers: IntLanes) {
        self.init()
        for lane in 0..<laneCount { self[lane] = Float(integers[lane]) }
    }

    @inline(__always) var bitPatterns: WordLanes {
        var words = WordLanes()
        for lane in 0..<laneCount { words[lane] = self[lane].bitPattern }
        return words
    }

    /// The nearest integers, halves to even, for numbers from -2^22 to 2^22.
    ///
    /// Beside 1.5 × 2^23 the last bit of a `Float` is worth one, so the addition itself rounds.
    @inline(__always) var nearestIntegers: IntLanes {
        (self + 12_582_912).bitPatterns.signed &- 0x4B40_0000
    }
}

extension SIMD16 where Scalar == UInt32 {
    /// The same bits as signed integers.
    @inline(__always) var signed: IntLanes {
        var integers = IntLanes()
        for lane in 0..<laneCount { integers[lane] = Int32(bitPattern: self[lane]) }
        return integers
    }
}

extension SIMD16 where Scalar == Int32 {
    /// The same bits as unsigned words.
    @inline(__always) var words: WordLanes {
        var words = WordLanes()
        for lane in 0..<laneCount { words[lane] = UInt32(bitPattern: self[lane]) }
        return words
    }

    /// These where the mask holds, zero elsewhere.
    @inline(__always) func kept(where mask: LaneMask) -> IntLanes { IntLanes().replacing(with: self, where: mask) }

    /// One where the mask holds, zero elsewhere.
    @inline(__always) init(counting mask: LaneMask) { self = IntLanes(repeating: 1).kept(where: mask) }
}

// The standard library compares a vector with a number lane by lane, in a loop; these compare two vectors at once.
extension SIMD16 where Scalar == Float {
    @inline(__always) static func .< (lanes: FloatLanes, limit: Float) -> LaneMask {
        lanes .< FloatLanes(repeating: limit)
    }

    @inline(__always) static func .> (lanes: FloatLanes, limit: Float) -> LaneMask {
        lanes .> FloatLanes(repeating: limit)
    }
}

extension SIMD16 where Scalar == Int32 {
    @inline(__always) static func .< (lanes: IntLanes, limit: Int32) -> LaneMask {
        lanes .< IntLanes(repeating: limit)
    }

    @inline(__always) static func .> (lanes: IntLanes, limit: Int32) -> LaneMask {
        lanes .> IntLanes(repeating: limit)
    }

    @inline(__always) static func .>= (lanes: IntLanes, limit: Int32) -> LaneMask {
        lanes .>= IntLanes(repeating: limit)
    }

    @inline(__always) static func .== (lanes: IntLanes, number: Int32) -> LaneMask {
        lanes .== IntLanes(repeating: number)
    }
}

extension SIMD16 where Scalar == UInt32 {
    @inline(__always) static func .!= (lanes: WordLanes, number: UInt32) -> LaneMask {
        lanes .!= WordLanes(repeating: number)
    }
}
