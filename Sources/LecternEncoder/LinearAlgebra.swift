internal import CKernels
internal import Glibc
internal import Synchronization

/// Matrix products: of floats by OpenBLAS, of bytes by oneDNN, or by OpenBLAS where that is not installed.
///
/// Debian's OpenBLAS has no products of bytes; where the processor has instructions for them, oneDNN's are four times as fast as
/// those of floats. OpenBLAS knows processors by their numbers: to one that is newer than it, it gives the kernels of 2004, a third
/// as fast. So lectern tells it by what the processor can do, unless somebody has set `OPENBLAS_CORETYPE`.
///
/// Loaded at run time: an analysis needs it, a reader who has just started does not. One thread each: lectern analyses
/// several windows at once instead of splitting one product.
struct LinearAlgebra: Sendable {
    private typealias Product =
        @convention(c) (
            Int32, Int32, Int32, Int32, Int32, Int32, Float, UnsafePointer<Float>, Int32, UnsafePointer<Float>, Int32,
            Float,
            UnsafeMutablePointer<Float>, Int32
        ) -> Void

    private typealias ByteProduct =
        @convention(c) (
            CChar, CChar, CChar, Int, Int, Int, Float, UnsafePointer<Int8>, Int, Int8, UnsafePointer<Int8>, Int, Int8,
            Float, UnsafeMutablePointer<Int32>, Int, UnsafePointer<Int32>
        ) -> Int32

    /// The names of oneDNN that have this product.
    static let byteLibraries = ["libdnnl.so.3", "libdnnl.so.2"]
    /// From how many bytes on memory goes back to the system: what a window takes for its products is larger.
    private static let largeBlock = 4 << 20
    private static let (rowMajor, asIs, transposed): (Int32, Int32, Int32) = (101, 111, 112)
    private let product: Product
    /// Nil where oneDNN is not installed, or the processor has no instructions for it.
    private let byteProduct: ByteProduct?

    /// Loads the library.
    ///
    /// - Throws: `EncoderError.noLinearAlgebra`.
    init() throws(EncoderError) {
        // Read by the library as it is loaded, which would else start a thread for each processor.
        setenv("OPENBLAS_NUM_THREADS", "1", 1)
        setenv("OMP_NUM_THREADS", "1", 1)
        // Its kernels for the next instruction set, AMX, are the slower ones for most shapes here.
        setenv("DNNL_MAX_CPU_ISA", "AVX512_CORE_VNNI", 0)
        if let core = lectern_blas_core() { setenv("OPENBLAS_CORETYPE", core, 0) }
        guard let library = dlopen("libopenblas.so.0", RTLD_NOW | RTLD_LOCAL),
            let symbol = dlsym(library, "cblas_sgemm")
        else { throw .noLinearAlgebra }
        product = unsafeBitCast(symbol, to: Product.self)
        let byteLibrary =
            MatrixCore.multipliesBytes ? Self.byteLibraries.lazy.compactMap { dlopen($0, RTLD_NOW) }.first : nil
        byteProduct = byteLibrary.flatMap { dlsym($0, "dnnl_gemm_s8s8s32") }.map {
            unsafeBitCast($0, to: ByteProduct.self)
        }
        lectern_give_back(Self.largeBlock)
        makeReady()
        Gate.closeAtExit
    }

    /// Multiplies something: the libraries make their kernels at the first product, and what is made after the gate is registered
    /// goes before it closes.
    private func makeReady() {
        let side = 64
        let bytes = [Int8](repeating: 1, count: side * side)
        var products = [Int32](repeating: 0, count: side * side)
        for rows in [1, side] {
            multiply(bytes, bytes, into: &products, rows: rows, columns: side, inner: side)
            multiplyAsFloats(bytes, bytes, into: &products, rows: rows, columns: side, inner: side)
        }
    }

    /// Lets the process end while other threads compute: the libraries give their memory and their kernels back at exit, and a
    /// product that is under way then would crash.
    private enum Gate {
        private static let activeCount = Atomic(0)
        private static let isClosed = Atomic(false)

        /// Read once the libraries are ready: what is registered last runs first at exit.
        static let closeAtExit: Void = {
            _ = atexit {
                Gate.isClosed.store(true, ordering: .sequentiallyConsistent)
                while Gate.activeCount.load(ordering: .sequentiallyConsistent) > 0 { usleep(100) }
            }
        }()

        static func enter() {
            activeCount.add(1, ordering: .sequentiallyConsistent)
            guard isClosed.load(ordering: .sequentiallyConsistent) else { return }
            leave()
            while true { pause() }
        }

        static func leave() { activeCount.subtract(1, ordering: .sequentiallyConsistent) }
    }

    /// c (rows × columns) = a (rows × inner) · b, where b is (inner × columns), or transposed (columns × inner).
    ///
    /// A stride is the distance between the beginnings of two rows, in numbers.
    func multiply(
        _ a: UnsafePointer<Float>, stride aStride: Int, _ b: UnsafePointer<Float>, stride bStride: Int,
        transposed isTransposed: Bool, into c: UnsafeMutablePointer<Float>, stride cStride: Int, rows: Int,
        columns: Int,
        inner: Int
    ) {
        Gate.enter()
        defer { Gate.leave() }
        product(
            Self.rowMajor, Self.asIs, isTransposed ? Self.transposed : Self.asIs, Int32(rows), Int32(columns),
            Int32(inner),
            1, a, Int32(aStride), b, Int32(bStride), 0, c, Int32(cStride))
    }

    /// c (rows × columns) = a (rows × inner) · bᵀ (columns × inner), of whole numbers.
    ///
    /// By floats it is exact as well up to 2²⁴, which sums of chance products of some thousand numbers do not reach.
    func multiply(
        _ a: UnsafePointer<Int8>, _ b: UnsafePointer<Int8>, into c: UnsafeMutablePointer<Int32>, rows: Int,
        columns: Int,
        inner: Int
    ) {
        // As it is, transposed; one number, none, to be added to all.
        let (asIs, transposed, fixed) = (Self.letter("N"), Self.letter("T"), Self.letter("F"))
        var nothing: Int32 = 0
        Gate.enter()
        let status = byteProduct?(
            asIs, transposed, fixed, rows, columns, inner, 1, a, inner, 0, b, inner, 0, 0, c, columns, &nothing)
        Gate.leave()
        if status != 0 { multiplyAsFloats(a, b, into: c, rows: rows, columns: columns, inner: inner) }
    }

    private static func letter(_ letter: Unicode.Scalar) -> CChar { CChar(truncatingIfNeeded: letter.value) }

    /// The same by floats.
    func multiplyAsFloats(
        _ a: UnsafePointer<Int8>, _ b: UnsafePointer<Int8>, into c: UnsafeMutablePointer<Int32>, rows: Int,
        columns: Int,
        inner: Int
    ) {
        let sizes = [rows * inner, columns * inner, rows * columns]
        withUnsafeTemporaryAllocation(of: Float.self, capacity: sizes.reduce(0, +)) { room in
            guard let from = room.baseAddress else { return }
            let (by, to) = (from + sizes[0], from + sizes[0] + sizes[1])
            lectern_widen_bytes(from, a, sizes[0])
            lectern_widen_bytes(by, b, sizes[1])
            multiply(
                from, stride: inner, by, stride: inner, transposed: true, into: to, stride: columns, rows: rows,
                columns: columns, inner: inner)
            lectern_round(c, to, sizes[2])
        }
    }
}
