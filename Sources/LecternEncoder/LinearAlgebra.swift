internal import CKernels
internal import Glibc
internal import Synchronization

/// Matrix products by OpenBLAS, with the kernels for the processor.
///
/// OpenBLAS knows processors by their numbers: to one that is newer than it, it gives the kernels of 2004, which are a third
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

    private static let (rowMajor, asIs, transposed): (Int32, Int32, Int32) = (101, 111, 112)
    private let product: Product

    /// Loads the library.
    ///
    /// - Throws: `EncoderError.noLinearAlgebra`.
    init() throws(EncoderError) {
        // Read by the library as it is loaded, which would else start a thread for each processor.
        setenv("OPENBLAS_NUM_THREADS", "1", 1)
        if let core = lectern_blas_core() { setenv("OPENBLAS_CORETYPE", core, 0) }
        guard let library = dlopen("libopenblas.so.0", RTLD_NOW | RTLD_LOCAL),
            let symbol = dlsym(library, "cblas_sgemm")
        else { throw .noLinearAlgebra }
        product = unsafeBitCast(symbol, to: Product.self)
        Gate.closeAtExit
    }

    /// Lets the process end while other threads compute: the library gives its memory back at exit, and a product that is
    /// under way then would crash.
    private enum Gate {
        private static let activeCount = Atomic(0)
        private static let isClosed = Atomic(false)

        /// Read once the library is loaded: what is registered last runs first at exit.
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
}
