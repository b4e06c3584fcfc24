/** What rustc's std has and ours has not, written by `test/std/lacking/make.ts`: for `lacking.ts`, which says what a row means. */
export const lackingNames = `
: backtrace is_x86_feature_detected os primitive range
alloc: LayoutErr
alloc::Layout: dangling_ptr extend_packed repeat repeat_packed
array::IntoIter: new
ascii: AsciiExt
cell::RefMut: filter_map
char: UNICODE_VERSION
collections::HashMap|collections::hash_map::HashMap: get_disjoint_unchecked_mut
env: JoinPathsError SplitPaths home_dir join_paths set_current_dir split_paths
ffi|ffi::c_str: FromVecWithNulError
ffi::CStr|ffi::c_str::CStr: into_c_string
ffi::CString|ffi::c_str::CString: from_vec_with_nul from_vec_with_nul_unchecked into_boxed_c_str
ffi::OsStr|ffi::os_str::OsStr: display from_encoded_bytes_unchecked into_os_string
ffi::OsString|ffi::os_str::OsString: from_encoded_bytes_unchecked into_boxed_os_str into_encoded_bytes leak try_reserve try_reserve_exact
ffi::os_str: Display
fs: DirBuilder DirEntry FileTimes FileType Metadata Permissions ReadDir TryLockError canonicalize copy exists hard_link metadata read_dir read_link remove_dir remove_dir_all rename set_permissions soft_link symlink_metadata
fs::File: create_new lock lock_shared metadata set_len set_modified set_permissions set_times sync_all sync_data try_clone try_lock try_lock_shared unlock
hash::SipHasher: new new_with_keys
i128|i16|i32|i64|i8|isize: unchecked_neg unchecked_shl unchecked_shr
io: PipeReader PipeWriter pipe
io::BufReader: seek_relative
io::Error: downcast
mem: min_align_of min_align_of_val
net: AddrParseError IpAddr Ipv4Addr Ipv6Addr Shutdown SocketAddr SocketAddrV4 SocketAddrV6 ToSocketAddrs
net::TcpListener: accept local_addr set_nonblocking set_ttl take_error try_clone ttl
net::TcpStream: connect_timeout local_addr nodelay peek peer_addr read_timeout set_nodelay set_nonblocking set_read_timeout set_ttl set_write_timeout shutdown take_error try_clone ttl write_timeout
net::UdpSocket: broadcast connect join_multicast_v4 join_multicast_v6 leave_multicast_v4 leave_multicast_v6 local_addr multicast_loop_v4 multicast_loop_v6 multicast_ttl_v4 peek peek_from peer_addr read_timeout recv recv_from send send_to set_broadcast set_multicast_loop_v4 set_multicast_loop_v6 set_multicast_ttl_v4 set_nonblocking set_read_timeout set_ttl set_write_timeout take_error try_clone ttl write_timeout
panic::Location: file_as_c_str
path: Prefix absolute
path::Iter: as_path
path::Path: as_mut_os_str canonicalize file_prefix into_path_buf is_symlink metadata read_dir read_link symlink_metadata try_exists with_added_extension
path::PathBuf: add_extension as_mut_os_string capacity clear into_boxed_path leak reserve reserve_exact shrink_to shrink_to_fit try_reserve try_reserve_exact with_capacity
path::PrefixComponent: as_os_str kind
pin::Pin: as_deref_mut static_mut
pointer: align_offset as_array as_mut_array byte_offset byte_offset_from byte_offset_from_unsigned
process: Child ChildStderr ChildStdin ChildStdout Command CommandArgs CommandEnvs ExitStatus Output Stdio
ptr::NonNull: align_offset byte_add byte_offset byte_offset_from byte_offset_from_unsigned byte_sub copy_from copy_from_nonoverlapping copy_to copy_to_nonoverlapping expose_provenance map_addr offset_from_unsigned read_unaligned read_volatile with_addr with_exposed_provenance without_provenance write_bytes write_unaligned write_volatile
rc::Weak|sync::Weak: from_raw into_raw
slice: EscapeAscii as_chunks_unchecked as_chunks_unchecked_mut assume_init assume_init_drop escape_ascii get_disjoint_unchecked_mut new_uninit_slice new_zeroed_slice split_at_mut_unchecked
str: LinesAny from_utf8_mut from_utf8_unchecked from_utf8_unchecked_mut get_unchecked_mut into_boxed_bytes lines_any slice_mut_unchecked slice_unchecked
sync::Condvar: wait_timeout_ms
sync::LazyLock: force_mut get get_mut
sync::Once: wait_force
sync::RwLockWriteGuard: downgrade
sync::atomic: ATOMIC_BOOL_INIT ATOMIC_ISIZE_INIT ATOMIC_USIZE_INIT spin_loop_hint
thread: park_timeout_ms
thread::Builder: spawn_scoped spawn_unchecked
time::Duration: from_nanos_u128
u128|u16|u32|u64|u8|usize: unchecked_shl unchecked_shr
`;

export const lackingImpls = `
Add<&Saturating<#>>|BitAnd<&Saturating<#>>|BitOr<&Saturating<#>>|BitXor<&Saturating<#>>|Div<&Saturating<#>>|Mul<&Saturating<#>>|Rem<&Saturating<#>>|Sub<&Saturating<#>>: &Saturating<#> Saturating<#>
Add<&Wrapping<#>>|BitAnd<&Wrapping<#>>|BitOr<&Wrapping<#>>|BitXor<&Wrapping<#>>|Div<&Wrapping<#>>|Mul<&Wrapping<#>>|Rem<&Wrapping<#>>|Shl<#>|Shl<&#>|Shr<#>|Shr<&#>|Sub<&Wrapping<#>>: &Wrapping<#> Wrapping<#>
Add<Saturating<#>>|BitAnd<Saturating<#>>|BitOr<Saturating<#>>|BitXor<Saturating<#>>|Div<Saturating<#>>|Mul<Saturating<#>>|Rem<Saturating<#>>|Sub<Saturating<#>>: &Saturating<#>
Add<Wrapping<#>>|BitAnd<Wrapping<#>>|BitOr<Wrapping<#>>|BitXor<Wrapping<#>>|Div<Wrapping<#>>|Mul<Wrapping<#>>|Rem<Wrapping<#>>|Sub<Wrapping<#>>: &Wrapping<#>
AddAssign<&#>|BitAndAssign|BitAndAssign<#>|BitAndAssign<&#>|BitOrAssign<#>|BitOrAssign<&#>|BitXorAssign|BitXorAssign<#>|BitXorAssign<&#>|DivAssign<&#>|MulAssign<&#>|Product|RemAssign|RemAssign<#>|RemAssign<&#>|SubAssign<&#>|Sum: Saturating<#> Wrapping<#>
AddAssign<&Saturating<#>>|BitAndAssign<&Saturating<#>>|BitOrAssign<&Saturating<#>>|BitXorAssign<&Saturating<#>>|DivAssign<&Saturating<#>>|MulAssign<&Saturating<#>>|Product<&Saturating<#>>|RemAssign<&Saturating<#>>|SubAssign<&Saturating<#>>|Sum<&Saturating<#>>: Saturating<#>
AddAssign<&Wrapping<#>>|BitAndAssign<&Wrapping<#>>|BitOrAssign<&Wrapping<#>>|BitXorAssign<&Wrapping<#>>|DivAssign<&Wrapping<#>>|MulAssign<&Wrapping<#>>|Product<&Wrapping<#>>|RemAssign<&Wrapping<#>>|ShlAssign<#>|ShlAssign<&#>|ShrAssign<#>|ShrAssign<&#>|SubAssign<&Wrapping<#>>|Sum<&Wrapping<#>>: Wrapping<#>
AsMut<[MaybeUninit<_>;_]>|AsMut<[MaybeUninit<_>]>|AsRef<[MaybeUninit<_>;_]>|AsRef<[MaybeUninit<_>]>|From<[MaybeUninit<_>;_]>: MaybeUninit<[_;_]>
AsMut<str>|TryFrom<CString>: String
AsRef<OsStr>: Components Iter
AsRef<Path>: Cow<OsStr> Iter
AsRef<[Cell<_>;_]>: Cell<[_;_]>
AsRef<[Cell<_>]>: Cell<[_;_]> Cell<[_]>
AsRef<[_]>: Drain<_> IntoIter<_> Iter<_> IterMut<_>
AsyncFn<_>|AsyncFnMut<_>|AsyncFnOnce<_>: Box<_>
Binary|LowerHex|Octal|UpperHex: NonZero<_> Saturating<_> Wrapping<_>
BitOr<NonZero<_>>: _
BitOr<_>|BitOrAssign<_>|LowerExp|UpperExp: NonZero<_>
BitOrAssign: NonZero<_> Saturating<#> Wrapping<#>
BufRead: VecDeque<#>
Clone: ArrayWindows<_,_> Box<CStr> Box<OsStr> Box<Path> ChunkBy<_,_> Chunks<_> ChunksExact<_> FlatMap<_,_,_> IntoIter<_> Iter<_> Pending<_> RChunks<_> RChunksExact<_> RSplit<_,_> Split<_,_> SplitInclusive<_,_> Windows<_>
Debug: ChunkBy<_,_> ChunkByMut<_,_> ChunksExactMut<_> Difference<_> Drain<_> EncodeUtf16 ExtractIf<_,_,_,_> ExtractIf<_,_,_> ExtractIf<_,_> FlatMap<_,_,_> Flatten<_> FromFn<_> Intersection<_> Iter Lines OnceWith<_> Pending<_> PollFn<_> RChunksExactMut<_> RChunksMut<_> RSplit<_,_> RSplitMut<_,_> RSplitN<_,_> RSplitNMut<_,_> RepeatWith<_> Scan<_,_,_> ScopedJoinHandle<_> Splice<_> SplitAsciiWhitespace SplitInclusive<_,_> SplitInclusiveMut<_,_> SplitN<_,_> SplitNMut<_,_> SplitWhitespace Successors<_,_> SymmetricDifference<_> Union<_> Utf8Chunks Vars VarsOs WriterPanicked c_void
Default: &CStr &OsStr &mutstr Arc<CStr> BinaryHeap<_> Box<CStr> Box<OsStr> CString Cloned<_> Copied<_> Enumerate<_> Fuse<_> IntoIter<_,_> IntoIter<_> IntoKeys<_,_> IntoValues<_,_> Iter<_,_> Iter<_> IterMut<_,_> Keys<_,_> Pin<Arc<_>> Pin<Box<_>> Pin<Rc<_>> Rc<CStr> Rev<_> Values<_,_> ValuesMut<_,_>
DerefMut: LazyCell<_,_> PathBuf
Display: WriterPanicked
Div<NonZero<#>>|DivAssign<NonZero<#>>|Rem<NonZero<#>>|RemAssign<NonZero<#>>: #
DoubleEndedIterator: ChunkBy<_,_> Lines OnceWith<_> RChunksExact<_> RChunksExactMut<_> RChunksMut<_> Splice<_> SplitAsciiWhitespace Take<Repeat<_>>
Eq: BuildHasherDefault<_> Components
Error: Arc<_> TryFromCharError WriterPanicked
ExactSizeIterator: OnceWith<_> RChunksExact<_> RChunksExactMut<_> RChunksMut<_> Splice<_> Take<Repeat<_>> Take<RepeatWith<_>>
Extend<&OsStr>|Extend<Cow<OsStr>>|Extend<OsString>|From<Box<OsStr>>|FromIterator<&OsStr>|FromIterator<Cow<OsStr>>|FromIterator<OsString>|IndexMut<RangeFull>: OsString
From<!>: Infallible TryFromIntError
From<&CStr>|From<CString>: Arc<CStr> Box<CStr> Cow<CStr> Rc<CStr>
From<&CString>: Cow<CStr>
From<&OsStr>|From<&mutOsStr>|From<OsString>: Arc<OsStr> Box<OsStr> Rc<OsStr>
From<&OsString>: Cow<OsStr>
From<&Path>|From<&mutPath>|From<PathBuf>: Arc<Path> Box<Path> Rc<Path>
From<&PathBuf>: Cow<Path>
From<&mutCStr>: Arc<CStr> Box<CStr> Rc<CStr>
From<&mut[_;_]>|From<Cow<[_]>>: Vec<_>
From<*mut_>|Pointer: AtomicPtr<_>
From<Box<CStr>>|From<Vec<NonZero<#>>>|FromStr: CString
From<Box<Path>>: PathBuf
From<Box<_>>: Arc<_> Rc<_>
From<Cow<CStr>>: Box<CStr> CString
From<Cow<OsStr>>: Box<OsStr> OsString
From<Cow<Path>>: Box<Path> PathBuf
From<MaybeUninit<[_;_]>>: [MaybeUninit<_>;_]
From<NonZero<#>>|TryFrom<NonZero<#>>: NonZero<#>
FromIterator<&char>|FromIterator<Box<str>>|FromIterator<Cow<str>>: Box<str>
Future: AssertUnwindSafe<_>
Index<RangeFrom<#>>: CStr
Index<RangeFull>: CString OsString
Index<_>|IndexMut<_>: [_;_]
IsTerminal: File
Iterator: ExtractIf<_,_,_,_> ExtractIf<_,_,_>
Neg|Not: &Saturating<#> &Wrapping<#>
Ord: Components Pin<_>
PartialEq: BuildHasherDefault<_>
PartialEq<&CStr>: CStr CString Cow<CStr>
PartialEq<&OsStr>|PartialOrd<&OsStr>: Cow<OsStr> Cow<Path> OsString Path PathBuf
PartialEq<&Path>: Cow<OsStr> Cow<Path> OsStr OsString
PartialEq<&[_]>|PartialEq<&mut[_]>|PartialEq<Vec<_>>: Cow<[_]>
PartialEq<CStr>: CString Cow<CStr>
PartialEq<CString>: CStr Cow<CStr>
PartialEq<Cow<CStr>>: CStr CString
PartialEq<Cow<OsStr>>|PartialEq<Cow<Path>>|PartialOrd<Cow<OsStr>>|PartialOrd<Cow<Path>>: &OsStr &Path OsStr OsString Path PathBuf
PartialEq<OsStr>: &Path Cow<OsStr> Cow<Path> Path PathBuf
PartialEq<OsString>: &OsStr &Path &str Cow<OsStr> Cow<Path> Path PathBuf
PartialEq<Path>: &OsStr Cow<OsStr> Cow<Path> OsStr OsString String str
PartialEq<PathBuf>: &OsStr &Path Cow<OsStr> Cow<Path> OsStr OsString String str
PartialEq<String>|PartialEq<str>: Path PathBuf
PartialOrd: Components
PartialOrd<&Path>: Cow<OsStr> Cow<Path> OsStr OsString PathBuf
PartialOrd<OsStr>: &Path Cow<OsStr> Cow<Path> OsString Path PathBuf
PartialOrd<OsString>: &OsStr &Path Cow<OsStr> Cow<Path> OsStr Path PathBuf
PartialOrd<Path>: &OsStr Cow<OsStr> Cow<Path> OsStr OsString PathBuf
PartialOrd<PathBuf>: &OsStr &Path Cow<OsStr> Cow<Path> OsStr OsString Path
PartialOrd<Pin<_>>: Pin<_>
PartialOrd<str>: OsStr OsString
RangeBounds<_>: RangeInclusive<&_> RangeToInclusive<&_>
Read: &File &TcpStream Arc<File>
Seek: &File Arc<File> Take<_>
SliceIndex<[_]>|SliceIndex<str>: (Bound<#>,Bound<#>)
TryFrom<&OsStr>: &str
TryFrom<Arc<[_]>>: Arc<[_;_]>
TryFrom<Rc<[_]>>: Rc<[_;_]>
Write: &Empty &File &TcpStream Arc<File> OsString
`;
