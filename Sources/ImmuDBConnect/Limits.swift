/// Numbers of a connection.
public enum ConnectLimits {
    /// Port of a server unless another one is named.
    public static let port = 3_322
}
