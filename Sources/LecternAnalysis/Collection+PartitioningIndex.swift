extension RandomAccessCollection where Index == Int {
    /// The first index whose element meets `condition`, in a collection where those that do stand at the end.
    func partitioningIndex(where condition: (Element) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = (low + high) / 2
            if condition(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
