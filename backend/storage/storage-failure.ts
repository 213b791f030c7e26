export type StorageTrouble = 'full' | 'read-only' | 'busy' | 'unreadable' | 'unreachable' | 'newer';

/** What whoever runs the server can do about it. A sender is told less: nothing was taken in, and to try again later. */
const STORAGE_REMEDY: Readonly<Record<StorageTrouble, string>> = {
  full: '数据所在的磁盘满了:清出空间即可继续,不用重启。 / The disk of the data folder is full: make room, no restart is needed.',
  'read-only':
    '数据库文件不能写入:请检查文件和文件夹的权限、磁盘是否只读。 / The database cannot be written: check permissions and whether the disk is read-only.',
  busy: '数据库被别的程序长时间占用:请结束正在读写数据文件夹的其他程序(备份、同步、杀毒)。 / Another program holds the database.',
  unreadable:
    '数据库文件损坏或读不了:请保留现场,把最近的备份恢复到空文件夹(kezhi admin restore)。 / The database is damaged or unreadable: keep it, and restore the last backup into an empty folder.',
  newer:
    '数据由更新版本的科指写过,这个版本读不了:请换上新版程序再启动,数据没有改动。 / The data were written by a newer version: update the program; nothing was changed.',
  unreachable:
    '连不上数据库服务器:请检查它是否在运行、地址和账号是否正确。 / The database server cannot be reached.',
};

/** The storage itself cannot do what it is asked: no fault of the program and none of the sender. */
export class StorageFailure extends Error {
  readonly trouble: StorageTrouble;
  constructor(trouble: StorageTrouble, cause: unknown) {
    super(STORAGE_REMEDY[trouble], { cause });
    this.trouble = trouble;
  }
}
