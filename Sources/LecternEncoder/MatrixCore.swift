internal import CKernels
internal import Glibc

/// What matrices are multiplied by: some libraries and kernels are several times as fast as others on the same processor.
public enum MatrixCore {
    private typealias Name = @convention(c) () -> UnsafePointer<CChar>?

    /// Whether the processor has instructions for products of bytes.
    public static var multipliesBytes: Bool { lectern_multiplies_bytes() }

    /// Whether bytes are multiplied by the library that is fast at it; false before an `EncoderModel` has loaded it.
    public static var hasByteProducts: Bool {
        LinearAlgebra.byteLibraries.contains { name in
            guard let library = dlopen(name, RTLD_NOW | RTLD_NOLOAD) else { return false }
            dlclose(library)
            return true
        }
    }

    /// What OpenBLAS calls the kernels that it takes: `Haswell`, `SkylakeX`, `Prescott`; nil before an `EncoderModel` has loaded it.
    public static var name: String? {
        guard let library = dlopen("libopenblas.so.0", RTLD_NOW | RTLD_NOLOAD) else { return nil }
        defer { dlclose(library) }
        guard let symbol = dlsym(library, "openblas_get_corename"),
            let name = unsafeBitCast(symbol, to: Name.self)()
        else { return nil }
        return String(cString: name)
    }
}
