internal import Glibc

/// Which kernels OpenBLAS multiplies matrices by: some are several times as fast as others on the same processor.
public enum MatrixCore {
    private typealias Name = @convention(c) () -> UnsafePointer<CChar>?

    /// What OpenBLAS calls them: `Haswell`, `SkylakeX`, `Prescott`; nil before an `EncoderModel` has loaded it.
    public static var name: String? {
        guard let library = dlopen("libopenblas.so.0", RTLD_NOW | RTLD_NOLOAD) else { return nil }
        defer { dlclose(library) }
        guard let symbol = dlsym(library, "openblas_get_corename"),
            let name = unsafeBitCast(symbol, to: Name.self)()
        else { return nil }
        return String(cString: name)
    }
}
